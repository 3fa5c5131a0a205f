import type { JsonFault, NotJson } from "./issue.ts";
import { type Text, text } from "./text.ts";

const messages: Readonly<Record<JsonFault, Text>> = {
  "key-expected": text("这里要一个带双引号的键", "a key in double quotes is expected here"),
  "colon-expected": text("这里要一个冒号", "a colon is expected here"),
  "value-expected": text("这里要一个值", "a value is expected here"),
  "comma-expected": text("这里要逗号或右括号", "a comma or a closing bracket is expected here"),
  "end-expected": text("JSON 结束之后还有内容", "there is more after the end of the JSON"),
  "ends-early": text("没写完就结束了", "the text ends too early"),
  "unclosed-text": text("引号没有关上", "a quotation mark is not closed"),
  "bad-escape": text("转义写得不对", "an escape that JSON does not know"),
  "bare-tab": text("文本里的制表符要写成 `\\t`", "a tab within text is written `\\t`"),
  "bad-number": text("数字写得不对", "a number that JSON does not know"),
  "bad-word": text("这里的词 JSON 不认识", "a word that JSON does not know"),
  "full-width": text("引号和标点要用半角", "quotation marks and punctuation must be half-width"),
  "trailing-comma": text("最后一项后面多了逗号", "a comma stands after the last item"),
  comment: text("JSON 里不能写注释", "a comment has no place in JSON"),
  unreadable: text("不是合法的 JSON", "not valid JSON"),
};

/** Returns the issue of a text that is no JSON. */
export const notJson = (fault: JsonFault): NotJson => ({
  code: "not-json",
  pointer: "",
  message: messages[fault],
  fault,
});
